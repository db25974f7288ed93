using System.Text.Json;
using System.Text.Json.Serialization;
using CommandLine;
using Evaluation.Asking;

namespace Evaluation.Runs;

/// <summary>The scores that a combination reached when it was accepted.</summary>
/// <param name="Saved">When; of several baselines of one model the last is compared with.</param>
internal sealed record Baseline(AnswerTuple Made, string GoldenSet, int Runs, DateTimeOffset Saved, IReadOnlyList<Baseline.Reached> Scores)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static Baseline Of(Measurement measured, DateTimeOffset now) =>
        new(
            measured.Made,
            measured.GoldenSet,
            measured.Runs,
            now,
            [.. measured.Scores.Select(score => new Reached(score.Metric.Name, score.Slice, score.Mean, score.Worst, score.Spread))]
        );

    /// <summary>Where the baseline of a prompt, a model and an index is kept.</summary>
    public static string FileFor(string folder, AnswerTuple made) => Path.Combine(folder, $"{made.Prompt}-{made.Model}-{made.Index}.json");

    /// <summary>
    /// That of this prompt, model and index, else the last of this model with another prompt or index; null for a model without any.
    /// </summary>
    public static Baseline? Find(string folder, AnswerTuple made)
    {
        if (File.Exists(FileFor(folder, made)))
            return Read(FileFor(folder, made));

        return Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.json")
                .Select(Read)
                .Where(stored => stored.Made.Model == made.Model)
                .MaxBy(stored => stored.Saved)
            : null;
    }

    /// <exception cref="Failure">It cannot be read, or is no baseline.</exception>
    public static Baseline Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Baseline>(File.ReadAllText(path), Format) ?? throw new JsonException("it is null");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new Failure($"The baseline {path} cannot be read: {problem.Message}");
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";

    /// <summary>One score of a baseline.</summary>
    internal sealed record Reached(string Metric, string Slice, double Mean, double Worst, double Spread);
}
