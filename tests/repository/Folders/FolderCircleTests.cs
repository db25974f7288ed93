namespace Repository.Tests.Folders;

public sealed class FolderCircleTests
{
    private static readonly (string, string) One = ("A/One.cs", "namespace P.A; class One { }");

    [Theory]
    [InlineData("app")]
    [InlineData("infra")]
    [InlineData("tools/azure-definitions")]
    [InlineData("tools/azure-rest")]
    [InlineData("tools/azure-simulator")]
    [InlineData("tools/benchmarks")]
    [InlineData("tools/command-line")]
    [InlineData("tools/delivery")]
    [InlineData("tools/evaluation")]
    [InlineData("tools/planning")]
    [InlineData("tools/preflight")]
    public void The_folders_of_a_project_form_no_circle(string project)
    {
        var sources = Checkout
            .TrackedFiles.Where(file =>
                file.StartsWith($"{project}/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
            )
            .Select(file => (file[(project.Length + 1)..], Checkout.Read(file)))
            .ToList();

        Assert.NotEmpty(sources);
        var circles = new FolderGraph(sources).Circles();
        Assert.True(circles.Count == 0, $"{project}: {string.Join('\n', circles)}");
    }

    [Theory]
    [InlineData("a field", "class Two { One? _one; }", "class One { Two? _two; }")]
    [InlineData("a base type", "class Two : One { }", "class One { static object Made() => new Two(); }")]
    [InlineData("a type argument", "class Two { List<One>? _all; }", "class One { Type Other => typeof(Two); }")]
    [InlineData(
        "a static member",
        "static class Two { public static int Count = One.Start; }",
        "static class One { public static int Start => Two.Count; }"
    )]
    public void Folders_that_use_each_other_by_name_are_a_circle(string _, string two, string one)
    {
        var circle = Assert.Single(
            Circles(("A/One.cs", $"using P.B; namespace P.A; {one}"), ("B/Two.cs", $"using P.A; namespace P.B; {two}"))
        );

        Assert.StartsWith(".: A, B\n", circle);
        Assert.Contains("A -> B: A/One.cs uses Two", circle);
        Assert.Contains("B -> A: B/Two.cs uses One", circle);
    }

    [Fact]
    public void An_extension_method_is_a_use()
    {
        var extension = ("B/Words.cs", "namespace P.B; static class Words { public static int Two(this A.One one) => 2; }");

        Assert.Single(Circles(One, ("A/Caller.cs", "using P.B; namespace P.A; class Caller { int Of(One one) => one.Two(); }"), extension));
        Assert.Empty(Circles(One, ("A/Caller.cs", "namespace P.A; class Caller { int Of(One one) => one.Two(); }"), extension));
    }

    [Fact]
    public void A_circle_over_three_folders_is_found()
    {
        Assert.Single(
            Circles(
                ("A/One.cs", "using P.B; namespace P.A; class One(Two two);"),
                ("B/Two.cs", "using P.C; namespace P.B; class Two(Three three);"),
                ("C/Three.cs", "using P.A; namespace P.C; class Three(One one);")
            )
        );
    }

    [Fact]
    public void Files_in_a_folder_and_its_subfolder_can_form_a_circle()
    {
        var circle = Assert.Single(
            Circles(
                ("A/One.cs", "namespace P.A; class One(Inner.Two two);"),
                ("A/Inner/Two.cs", "namespace P.A.Inner; class Two(One one);")
            )
        );

        Assert.StartsWith("./A: (files), Inner\n", circle);
    }

    [Theory]
    [InlineData("one way", "using P.A; namespace P.B; class Two(One one);")]
    [InlineData("another namespace's type of that name", "namespace P.B; class One; class Two(One one);")]
    [InlineData("a member of that name", "namespace P.B; class Two { int One => 1; int Next() => One + 1; }")]
    [InlineData("a comment", "using P.A; namespace P.B; class Two { /* One */ }")]
    public void Uses_in_one_direction_are_not_a_circle(string _, string two)
    {
        Assert.Empty(Circles(One, ("B/Two.cs", two)));
    }

    [Fact]
    public void A_member_with_the_name_of_a_type_is_not_a_use_of_it()
    {
        Assert.Empty(
            Circles(
                ("A/One.cs", "using P.B; namespace P.A; class One { string Two = \"\"; int Length => Two.Length; }"),
                ("B/Two.cs", "using P.A; namespace P.B; class Two(One one);")
            )
        );
    }

    private static IReadOnlyList<string> Circles(params (string, string)[] files) => new FolderGraph(files).Circles();
}
