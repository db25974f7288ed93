using AzureDefinitions.Facts;

namespace Preflight.Tests.Rules.Facts;

public sealed class FactsAgeTests : RuleTests<FactsAgeTests>, IRuleCases
{
    private static readonly DateOnly Oldest = FactFile.All.Min(file => file.Oldest());
    private static readonly DateOnly Newest = FactFile.All.Max(file => file.Oldest());

    public static string Rule => "facts-age";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            Compliant("90 days after the oldest row was read", Example.On(Oldest.AddDays(90))),
            NonCompliant(
                "91 days after the rows of every file were read",
                Example.On(Newest.AddDays(91)),
                [.. FactFile.All.Select(_ => TestPlan.Stack)]
            ),
        ];

    [Fact]
    public void Finding_names_the_file_its_oldest_day_and_what_to_do() =>
        Assert.Contains(Example.On(new DateOnly(2030, 1, 1)).Messages(Rule), message =>
            message.StartsWith("preflight's models.json (")
            && message.Contains($"read on {FactFile.Of("models").Oldest():yyyy-MM-dd}")
            && message.EndsWith("update preflight, or renew the file")
        );
}
