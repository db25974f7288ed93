using CommandLine;
using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Evaluators;
using Evaluation.Runs;

namespace Evaluation.Tests;

public sealed class BaselineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_stored_baseline_reads_back()
    {
        var stored = Store(Golden.Made, 1);
        var read = Baseline.Find(folder, Golden.Made with { Index = "i2" })!;

        Assert.Equal(stored.Scores, read.Scores);
        Assert.Equal(stored with { Scores = [] }, read with { Scores = [] });
    }

    [Fact]
    public void A_new_prompt_is_compared_with_the_last_of_its_model()
    {
        Store(new AnswerTuple("p2", "m1", "i1"), 3);
        Store(new AnswerTuple("p3", "m1", "i1"), 2);
        Store(new AnswerTuple("p1", "m2", "i1"), 4);

        Assert.Equal("p2", Baseline.Find(folder, Golden.Made)!.Made.Prompt);
    }

    [Fact]
    public void Each_index_has_its_own_baseline()
    {
        Store(Golden.Made with { Index = "i1" }, 1);
        Store(Golden.Made with { Index = "i2" }, 2);

        Assert.Equal(
            ["i1", "i2"],
            new[] { "i1", "i2" }.Select(index => Baseline.Find(folder, Golden.Made with { Index = index })!.Made.Index)
        );
    }

    [Fact]
    public void A_new_model_has_no_baseline()
    {
        Store(Golden.Made, 1);

        Assert.Null(Baseline.Find(folder, new AnswerTuple("p1", "m2", "i1")));
        Assert.Null(Baseline.Find(Path.Combine(folder, "none"), Golden.Made));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "made": null, "goldenSet": "", "runs": 1, "saved": "2026-01-01", "scores": [] }""")]
    [InlineData("not json")]
    public void An_invalid_baseline_is_rejected_with_its_path(string text)
    {
        var file = Path.Combine(folder, "wrong.json");
        File.WriteAllText(file, text);

        Assert.StartsWith($"The baseline {file} cannot be read: ", Assert.Throws<Failure>(() => Baseline.Read(file)).Message);
    }

    [Theory]
    [InlineData("golden")]
    [InlineData("held-out")]
    public void The_offline_mode_has_a_baseline_of_the_current_golden_set(string name)
    {
        var set = CaseSet.All.Single(known => known.Name == name);
        var stored = Baseline.Find(set.Baselines, new AnswerTuple("any", "extractive", "any"));

        Assert.Equal(GoldenSet.Read(set).Version, stored?.GoldenSet);
    }

    private Baseline Store(AnswerTuple made, int day)
    {
        var measured = new Measurement(made, "set", 3, [], [new Score(Metric.HitAt5, "all", 0.9, 0.8, 0.1, 10)]);
        var baseline = Baseline.Of(measured, new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllText(Baseline.FileFor(folder, made), baseline.ToJson());
        return baseline;
    }
}
