namespace App.Ingestion;

/// <summary>What reading one document may cost. The process that reads is ended beyond it.</summary>
/// <param name="Time">Of the processor.</param>
/// <param name="Megabytes">Of the heap: a B1 instance has 1,750, and the app needs some of them.</param>
internal sealed record ReadingBudget(TimeSpan Time, int Megabytes)
{
    /// <summary>Text above this length makes more chunks than an answer can choose from.</summary>
    public const int LongestText = 5_000_000;

    public static ReadingBudget Default { get; } = new(TimeSpan.FromSeconds(60), 384);
}
