using System.Text.RegularExpressions;
using CommandLine;
using Evaluation.Cases;

namespace Evaluation.Tests;

/// <summary>A release runs the golden set three times in test; its Azure token is valid for one hour.</summary>
public sealed partial class CapacityTests
{
    private const int Runs = 3,
        Passages = 6,
        LettersOfPassage = 1_000,
        LettersOfToken = 4,
        LongestAnswer = 1_024;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(25);
    private static readonly string Settings = File.ReadAllText(
        Path.Combine(Checkout.Root, "tests", "fixtures", "stacks", "Pulumi.test.yaml")
    );

    private static int Questions { get; } = Runs * GoldenSet.Read(CaseSet.Golden).Cases.Count(asked => asked.Category != Category.Poisoned);

    /// <summary>
    /// Azure throttles by estimated prompt tokens plus the maximum answer length (learn.microsoft.com, "Manage Azure
    /// OpenAI quota").
    /// </summary>
    private static int TokensOfQuestion { get; } =
        (File.ReadAllText(EvaluationFiles.Prompt).Length + Passages * LettersOfPassage) / LettersOfToken + LongestAnswer;

    [Fact]
    public void The_model_capacity_of_test_is_enough_for_one_evaluation()
    {
        var perMinute = 1_000 * Chat().Matches(Settings).Sum(match => int.Parse(match.Groups[1].Value));

        Assert.InRange(Questions, 400, 2_000);
        Assert.InRange(TimeSpan.FromMinutes((double)Questions * TokensOfQuestion / perMinute), TimeSpan.FromMinutes(1), Longest);
    }

    /// <summary>
    /// One caller sends all questions, and a repeated job sends them again: a lower limit would block the release until the next day.
    /// </summary>
    [Fact]
    public void The_daily_token_limit_of_test_allows_three_evaluations() =>
        Assert.InRange(int.Parse(Share().Match(Settings).Groups[1].Value), 3 * Questions * TokensOfQuestion, int.MaxValue);

    [GeneratedRegex(@"^\s+- chat\S* \S+ \S+ \S+ (\d+)", RegexOptions.Multiline)]
    private static partial Regex Chat();

    [GeneratedRegex(@"chatTokensPerDay: (\d+)")]
    private static partial Regex Share();
}
