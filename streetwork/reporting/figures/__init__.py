"""What is counted, read exactly at every moment: what (`dimensions`), where and when (`selection`), and the answer
(`queries`)."""
