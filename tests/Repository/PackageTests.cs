using System.Xml.Linq;

namespace Repository.Tests;

public sealed class PackageTests
{
    private static readonly XDocument Central = XDocument.Parse(Checkout.Read("Directory.Packages.props"));

    [Theory]
    [InlineData("Pulumi", "3.112.1")]
    [InlineData("Pulumi.AzureNative", "3.28.0")]
    public void The_official_packages_are_pinned_and_named_by_the_program(string package, string version)
    {
        var pinned = Central.Descendants("PackageVersion").Single(item => (string?)item.Attribute("Include") == package);
        var named = XDocument.Parse(Checkout.Read("infra/Infra.csproj")).Descendants("PackageReference");

        Assert.Equal(version, (string?)pinned.Attribute("Version"));
        Assert.Contains(named, item => (string?)item.Attribute("Include") == package);
    }

    [Fact]
    public void No_version_floats()
    {
        Assert.DoesNotContain(Central.Descendants("PackageVersion"), item => ((string?)item.Attribute("Version"))!.Contains('*'));
    }

    /// <summary>infra/ is restored where the official packages are; its graph cannot be locked where they are not.</summary>
    [Fact]
    public void Every_project_but_the_official_program_has_a_lock_file()
    {
        var projects = Checkout.TrackedFiles.Where(file => file.EndsWith(".csproj") && file != "infra/Infra.csproj");

        Assert.All(projects, project => Assert.Contains(
            Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json").Replace('\\', '/'), Checkout.TrackedFiles));
    }
}
