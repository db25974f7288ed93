using CommandLine;
using Planning.Projects;

namespace Preflight.Tests.Projects;

/// <summary>`requiredPulumiVersion`: the ranges of the CLI, compared with the pinned version.</summary>
public sealed class VersionRangeTests
{
    [Theory]
    [InlineData(">=3.0.0", "3.259.0", true)]
    [InlineData(">= 3.0.0", "3.259.0", true)]
    [InlineData(">=3.260.0", "3.259.0", false)]
    [InlineData(">=3.219.0 <4.0.0", "v3.259.0", true)]
    [InlineData(">=3.219.0 <3.259.0", "3.259.0", false)]
    [InlineData("<3.0.0 || >3.8.0", "3.259.0", true)]
    [InlineData("<3.0.0 || >3.300.0", "3.259.0", false)]
    [InlineData("!3.259.0", "3.259.0", false)]
    [InlineData("!=3.258.0", "3.259.0", true)]
    [InlineData("3.259.0", "3.259.0", true)]
    [InlineData("==3.258.0", "3.259.0", false)]
    [InlineData("3.x", "3.259.0", true)]
    [InlineData("3.258.x", "3.259.0", false)]
    [InlineData(">3.258.x", "3.259.0", true)]
    [InlineData("<=3.259.0", "3.259.0-alpha.1", true)]
    public void A_version_is_compared_with_a_range(string range, string version, bool expected) =>
        Assert.Equal(expected, VersionRange.Parse(range)!.Contains(version));

    [Theory]
    [InlineData("")]
    [InlineData("^3.0.0")]
    [InlineData("~3.0.0")]
    [InlineData(">=3")]
    [InlineData(">=3.0")]
    [InlineData(">=")]
    [InlineData(">=3.0.0 ||")]
    [InlineData("3.0.0.0")]
    [InlineData("three")]
    public void What_the_CLI_does_not_read_is_no_range(string range) => Assert.Null(VersionRange.Parse(range));

    [Fact]
    public void A_pinned_version_outside_the_range_is_rejected()
    {
        using var folder = Folder(">=3.260.0").With(".pulumi.version", "3.259.0\n");

        Assert.Contains(
            "line 3: Pulumi CLI version 3.259.0 of .pulumi.version does not satisfy the version range \">=3.260.0\"",
            Assert.Throws<Failure>(() => ProjectFile.Find(folder.Path)).Message
        );
    }

    [Fact]
    public void A_pinned_version_inside_the_range_is_accepted()
    {
        using var folder = Folder(">=3.219.0 <4.0.0").With(".pulumi.version", "3.259.0\n");

        Assert.Empty(ProjectFile.Find(folder.Path).Limits);
    }

    [Fact]
    public void Without_a_pinned_version_the_range_is_noted_as_not_judged()
    {
        using var folder = Folder(">=3.219.0").With(".git", "");

        Assert.Contains("is not compared with your Pulumi CLI", Assert.Single(folder.With("Pulumi.dev.yaml", "").Config().Limits));
    }

    private static ProjectFolder Folder(string range) =>
        new ProjectFolder().With("Pulumi.yaml", $"name: demo\nruntime: dotnet\nrequiredPulumiVersion: '{range}'\n");
}
