using System.Text.RegularExpressions;
using Evaluation.Cases;

namespace Evaluation.Tests;

/// <summary>A release asks the golden questions three times in test, within the hour that its sign-in lasts.</summary>
public sealed partial class CapacityTests
{
    private const int Runs = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(25);

    /// <summary>Azure throttles by what a call could take: what it reads, by letters, and the longest answer (learn.microsoft.com, "Manage Azure OpenAI quota").</summary>
    [Fact]
    public void The_models_of_test_answer_the_golden_questions_within_the_time_of_its_deployment()
    {
        const int Passages = 6, LettersOfPassage = 1_000, LettersOfToken = 4, LongestAnswer = 1_024;
        var questions = Runs * GoldenSet.Read(CaseSet.Golden).Cases.Count(asked => asked.Category != Category.Poisoned);
        var perQuestion = (File.ReadAllText(Checkout.Prompt).Length + Passages * LettersOfPassage) / LettersOfToken + LongestAnswer;
        var perMinute = 1_000 * Chat().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "Pulumi.test.yaml"))).Sum(match => int.Parse(match.Groups[1].Value));

        Assert.InRange(questions, 400, 2_000);
        Assert.InRange(TimeSpan.FromMinutes((double)questions * perQuestion / perMinute), TimeSpan.FromMinutes(1), Longest);
    }

    [GeneratedRegex(@"^\s+- chat\S* \S+ \S+ \S+ (\d+)", RegexOptions.Multiline)]
    private static partial Regex Chat();
}
