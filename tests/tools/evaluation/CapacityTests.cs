using System.Text.RegularExpressions;
using CommandLine;
using Evaluation.Cases;

namespace Evaluation.Tests;

/// <summary>A release asks the golden questions three times in test, within the hour that its sign-in lasts.</summary>
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
    /// What Azure throttles by: what a call reads, by letters, and the longest answer it could give (learn.microsoft.com, "Manage Azure
    /// OpenAI quota").
    /// </summary>
    private static int TokensOfQuestion { get; } =
        (File.ReadAllText(EvaluationFiles.Prompt).Length + Passages * LettersOfPassage) / LettersOfToken + LongestAnswer;

    [Fact]
    public void The_models_of_test_answer_the_golden_questions_within_the_time_of_its_deployment()
    {
        var perMinute = 1_000 * Chat().Matches(Settings).Sum(match => int.Parse(match.Groups[1].Value));

        Assert.InRange(Questions, 400, 2_000);
        Assert.InRange(TimeSpan.FromMinutes((double)Questions * TokensOfQuestion / perMinute), TimeSpan.FromMinutes(1), Longest);
    }

    /// <summary>
    /// They are all one caller's, and a job that was cut off asks them again: else test would be closed to the release until tomorrow.
    /// </summary>
    [Fact]
    public void The_share_of_a_day_in_test_holds_three_evaluations() =>
        Assert.InRange(int.Parse(Share().Match(Settings).Groups[1].Value), 3 * Questions * TokensOfQuestion, int.MaxValue);

    [GeneratedRegex(@"^\s+- chat\S* \S+ \S+ \S+ (\d+)", RegexOptions.Multiline)]
    private static partial Regex Chat();

    [GeneratedRegex(@"chatTokensPerDay: (\d+)")]
    private static partial Regex Share();
}
