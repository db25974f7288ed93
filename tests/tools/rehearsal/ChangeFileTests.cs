using CommandLine;
using Rehearsal.Life;

namespace Rehearsal.Tests;

public sealed class ChangeFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("changes-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_project_without_a_list_has_no_changes()
    {
        Assert.Equal(new ChangeFile(null, []), ChangeFile.Read(_folder.FullName, "shop") with { Changes = [] });
        Assert.Empty(Read("waivers: []").Changes);
    }

    [Fact]
    public void Keys_without_a_namespace_are_those_of_the_project()
    {
        var file = Read(
            """
            rehearsal:
              release: { set: { package: "${zip}" } }
              changes:
                - { name: larger, stacks: [prod], set: { size: 4, "azure-native:location": westeurope, tags: [a, b] }, unset: [budget] }
            """
        );

        var change = Assert.Single(file.Changes);
        Assert.Equal([("shop:package", "${zip}")], file.Release!.Set.Select(entry => (entry.Key, entry.Value)));
        Assert.Equal(
            [("azure-native:location", "westeurope"), ("shop:size", "4"), ("shop:tags", """["a","b"]""")],
            change.Set.Select(entry => (entry.Key, entry.Value)).Order()
        );
        Assert.Equal(["shop:budget"], change.Unset);
        Assert.Equal((true, false), (change.IsFor("prod"), change.IsFor("dev")));
    }

    [Fact]
    public void A_change_after_another_keeps_what_that_one_sets()
    {
        var file = Read(
            """
            rehearsal:
              changes:
                - { name: unprotected, set: { protect: false } }
                - { name: no history, after: unprotected, unset: [days] }
            """
        );

        var applied = file.Changes[1]
            .Apply(new Dictionary<string, string> { ["shop:protect"] = "true", ["shop:days"] = "7" }, new Dictionary<string, string>(), "");

        Assert.Same(file.Changes[0], file.Changes[1].After);
        Assert.Equal([KeyValuePair.Create("shop:protect", "false")], applied);
    }

    [Theory]
    [InlineData("[a]", "preflight.yaml line 2: rehearsal must be a map of release, changes, got '[ a ]'")]
    [InlineData("{ relese: {} }", "a key of rehearsal must be one of release, changes, got 'relese'")]
    [InlineData("{ changes: { a: b } }", "rehearsal.changes must be a list of changes, got '{ { a, b } }'")]
    [InlineData("{ changes: [text] }", "rehearsal.changes[0] must be a map of name, set, unset, stacks, after, got 'text'")]
    [InlineData("{ changes: [{ set: { a: 1 } }] }", "rehearsal.changes[0] must have a name, as in 'name: more instances'")]
    [InlineData(
        "{ changes: [{ name: a, sets: { a: 1 } }] }",
        "a key of rehearsal.changes[0] must be one of name, set, unset, stacks, after, got 'sets'"
    )]
    [InlineData("{ changes: [{ name: a }] }", "rehearsal.changes[0] must set or unset a key, got neither")]
    [InlineData("{ changes: [{ name: a, set: [b] }] }", "rehearsal.changes[0].set must be a map of keys and values, got '[ b ]'")]
    [InlineData("{ changes: [{ name: a, unset: b }] }", "rehearsal.changes[0].unset must be a list of strings, got 'b'")]
    [InlineData("{ changes: [{ name: a, unset: [[b]] }] }", "rehearsal.changes[0].unset must be a list of strings, got '[ [ b ] ]'")]
    [InlineData(
        "{ changes: [{ name: a, unset: [b], stacks: prod }] }",
        "rehearsal.changes[0].stacks must be a list of strings, got 'prod'"
    )]
    [InlineData("{ changes: [{ name: a, set: { b: 1 }, unset: [b] }] }", "rehearsal.changes[0] sets and unsets 'b'; remove one of them")]
    [InlineData(
        "{ changes: [{ name: a, unset: [b], after: c }, { name: c, unset: [c] }] }",
        "rehearsal.changes[0].after must be the name of a change before it in the list, got 'c'"
    )]
    [InlineData("{ changes: [{ name: a, unset: [b] }, { name: a, unset: [c] }] }", "two changes of rehearsal.changes have the name 'a'")]
    [InlineData("{ release: { name: a } }", "rehearsal.release must set or unset a key, got neither")]
    [InlineData("{ release: text }", "rehearsal.release must be a map of name, set, unset, stacks, after, got 'text'")]
    public void A_wrong_entry_is_named_with_its_value_and_what_is_allowed(string yaml, string message)
    {
        var failure = Assert.Throws<Failure>(() => Read($"rehearsal:\n  {yaml}\n"));

        Assert.StartsWith("preflight.yaml", failure.Message);
        Assert.Contains(message, failure.Message);
    }

    private ChangeFile Read(string yaml)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "preflight.yaml"), yaml);
        return ChangeFile.Read(_folder.FullName, "shop");
    }
}
