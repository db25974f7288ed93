// Most tests wait for timers, sockets or a process.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
