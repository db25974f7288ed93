// The engine tells by the threads of this process whether an answer is still on its way.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
