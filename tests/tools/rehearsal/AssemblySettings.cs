// Lives run programs of their own, and two at a time leave no processor for a third.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
