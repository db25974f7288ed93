namespace Benchmarks.Soak;

/// <summary>What a reader does with an answer.</summary>
internal enum Reading
{
    ToTheEnd,
    Slowly,
    StopsWhenTheModelIsAsked,
    StopsAfterSomeWords,
    StopsAtAnyMoment,
    ReadsNoMoreAndLeaves,
}
