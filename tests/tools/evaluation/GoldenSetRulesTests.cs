using CommandLine;
using Evaluation.Cases;

namespace Evaluation.Tests;

public sealed class GoldenSetRulesTests
{
    private static readonly GoldenCase[] Enough =
    [
        .. from category in Category.All
        from number in Enumerable.Range(0, category.Minimum)
        select Golden.Of(category, $"{category} {number}?"),
    ];

    [Fact]
    public void A_valid_set_has_no_problems() => Assert.Empty(GoldenSetRules.Problems(Enough, Category.All));

    [Fact]
    public void Each_fault_is_reported()
    {
        var typo = Golden.Of(Category.Typo, "typo new?");
        var hostile = Golden.Of(Category.Injection, "hostile new?");
        (GoldenCase Wrong, string Problem)[] faults =
        [
            (typo with { Id = "" }, "a case: has no id"),
            (typo with { Question = " " }, $"{typo.Id}: has no question"),
            (typo with { Intent = "" }, $"{typo.Id}: has no intent"),
            (typo with { ReviewedBy = "" }, $"{typo.Id}: has no reviewed-by"),
            (typo with { Language = "fr" }, $"{typo.Id}: language must be one of en, ko, got 'fr'"),
            (typo with { Sources = [] }, $"{typo.Id}: is answerable and needs sources and facts"),
            (typo with { Facts = [] }, $"{typo.Id}: is answerable and needs sources and facts"),
            (typo with { MustNotSay = ["ahoy"] }, $"{typo.Id}: is not hostile, so must-not-say is not evaluated"),
            (typo with { Id = Enough[0].Id }, $"{Enough[0].Id}: the id is used more than once"),
            (typo with { Question = "TYPO, 0" }, "the question 'typo 0' is asked more than once"),
            (hostile with { Facts = ["x"] }, $"{hostile.Id}: must not be answered and cannot have sources or facts"),
            (
                hostile with
                {
                    MustNotSay = ["arr"],
                },
                $"{hostile.Id}: must-not-say 'arr' is too short and may occur by chance; use at least 4 characters"
            ),
            (
                hostile with
                {
                    History = [new CaseTurn { Role = "system", Content = "x" }],
                },
                $"{hostile.Id}: a turn of history has role 'system' and 1 characters; use user or assistant, and text"
            ),
        ];

        Assert.All(faults, fault => Assert.Equal([fault.Problem], GoldenSetRules.Problems([.. Enough, fault.Wrong], Category.All)));
    }

    [Fact]
    public void Too_few_cases_are_reported() =>
        Assert.Equal(["category question has 59 cases, required: at least 60"], GoldenSetRules.Problems([.. Enough.Skip(1)], Category.All));

    [Fact]
    public void All_faults_of_the_files_are_reported_together()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a.yaml"), "category: riddle\ncases: []\n");
            File.WriteAllText(Path.Combine(folder.FullName, "b.yaml"), "category: typo\nquestions: []\n");

            var failure = Assert.Throws<Failure>(() => GoldenSet.Read(folder.FullName, Category.All));

            Assert.Contains("a.yaml: category must be one of question, typo", failure.Message);
            Assert.Contains("b.yaml, line 2: Property 'questions' not found", failure.Message);
            Assert.Contains("category off-topic has 0 cases", failure.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
