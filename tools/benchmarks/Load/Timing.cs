namespace Benchmarks.Load;

/// <summary>One answer, from the first byte of the question: until the first word came, and until the end; in milliseconds.</summary>
internal readonly record struct Timing(double FirstWord, double Whole);
