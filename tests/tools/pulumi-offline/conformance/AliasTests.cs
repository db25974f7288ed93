using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

/// <summary>The allowed parts of an alias. The wire tests cover how it is sent.</summary>
public class AliasTests
{
    public static TheoryData<Alias> Allowed =>
        [
            new Alias { Urn = "urn:pulumi:stack::project::test:index:Box::old" },
            new Alias { Name = "old" },
            new Alias
            {
                Type = "test:old:Box",
                Project = "p",
                Stack = "s",
            },
            new Alias { ParentUrn = "urn:pulumi:stack::project::test:index:Group::old" },
            new Alias { NoParent = true },
        ];

    [Theory, MemberData(nameof(Allowed), DisableDiscoveryEnumeration = true)]
    public async Task An_alias_is_a_urn_or_the_parts_that_differ(Alias alias) =>
        Assert.Single(
            await Run.Update(() =>
            {
                _ = new Box<string>("box", options: new() { Aliases = { alias } });
            })
        );

    public static TheoryData<string, Alias> Conflicting =>
        new()
        {
            {
                "Name",
                new Alias { Urn = "urn:a", Name = "old" }
            },
            {
                "Type",
                new Alias { Urn = "urn:a", Type = "test:old:Box" }
            },
            {
                "Project",
                new Alias { Urn = "urn:a", Project = "p" }
            },
            {
                "Stack",
                new Alias { Urn = "urn:a", Stack = "s" }
            },
            {
                "ParentUrn",
                new Alias { Urn = "urn:a", ParentUrn = "urn:b" }
            },
            {
                "NoParent",
                new Alias { Urn = "urn:a", NoParent = true }
            },
        };

    [Theory, MemberData(nameof(Conflicting), DisableDiscoveryEnumeration = true)]
    public async Task A_URN_excludes_other_parts(string part, Alias alias)
    {
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Box<string>("box", options: new() { Aliases = { alias } });
            })
        );

        Assert.Contains($"Alias should not specify both Urn and {part}", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alias_has_one_parent()
    {
        var alias = new Alias { ParentUrn = "urn:a", NoParent = true };
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Box<string>("box", options: new() { Aliases = { alias } });
            })
        );

        Assert.Contains("Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias", failure, StringComparison.Ordinal);
    }
}
