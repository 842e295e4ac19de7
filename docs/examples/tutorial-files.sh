alias mbtr="$PWD/mbtr"
data="$PWD/datasets"
mkdir -p ~/mbtr-tutorial && cd ~/mbtr-tutorial

gzip -dc "$data/qm7_pbe0geom.extxyz.gz" | awk '
  NF == 1 { frame++ }
  frame % 5 == 0 { print > "learn.extxyz"; next }
  frame % 701 == 0 { print > "new.extxyz" }'
