namespace Repository.Tests.Words;

public sealed class NameTests
{
    private static readonly WordList Words = WordList.Read();

    [Fact]
    public void No_declared_name_contains_a_listed_word()
    {
        var found = (
            from file in Checkout.TrackedFiles
            let content = Checkout.Read(file)
            where Words.MayBeInNames(content)
            from declared in DeclaredNames.Of(file, content)
            from hit in Hits(file, declared.Name)
            select $"{file}:{declared.Line}: {declared.Name}: '{hit.Word}': write {hit.Write}"
        ).ToList();

        Assert.True(found.Count == 0, $"{found.Count} names:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Test_names_have_at_most_80_characters() =>
        Assert.Empty(
            from file in Checkout.TrackedFiles
            from test in DeclaredNames.OfTests(file, Checkout.Read(file))
            where test.Name.Length > 80
            select $"{file}:{test.Line}: {test.Name} has {test.Name.Length} characters"
        );

    [Theory]
    [InlineData("class A { [Fact] public void A_lock_of_anybody_else_is_kept() { } }")]
    [InlineData("class A { void B(string told) { } }")]
    [InlineData("class A { bool isTold; }")]
    [InlineData("class A { int AddStranger => 1; }")]
    [InlineData("class A { void B() { var said = 1; } }")]
    [InlineData("class A { void B() { foreach (var person in C) { } } }")]
    [InlineData("class A { void B() { var (code, said) = C; } }")]
    [InlineData("class A { (int Code, string Said) B; }")]
    [InlineData("record A(string Told);")]
    [InlineData("enum A { Nobody }")]
    public void A_listed_word_in_a_name_is_found(string content) =>
        Assert.NotEmpty(DeclaredNames.Of("tests/A.cs", content).SelectMany(declared => Hits("tests/A.cs", declared.Name)));

    [Theory]
    [InlineData("class A { void B() { C(\"nobody\"); } }")]
    [InlineData("class A { void B(string personal, string unsaid) { } }")]
    [InlineData("class A { [Fact] public void Locks_held_by_other_users_are_kept() { } }")]
    public void Other_names_and_texts_are_accepted(string content) =>
        Assert.Empty(DeclaredNames.Of("tests/A.cs", content).SelectMany(declared => Hits("tests/A.cs", declared.Name)));

    [Fact]
    public void Only_test_methods_count_as_tests() =>
        Assert.Equal(
            [(1, "One"), (1, "Two")],
            DeclaredNames.OfTests("tests/ATests.cs", "class A { [Fact] void One() { } [AzuriteTheory] void Two() { } void Three() { } }")
        );

    private static IEnumerable<(string Word, string Write)> Hits(string file, string name) => Words.InName(file, DeclaredNames.Words(name));
}
