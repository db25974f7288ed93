using System.Xml.Linq;

namespace Repository.Tests;

/// <summary>Who may use whom: projects share code through references to public types.</summary>
public sealed class ProjectBoundaryTests
{
    /// <summary>It compiles the sources of infra against the stand-ins; that is its purpose.</summary>
    private const string OfflineInfra = "tools/pulumi-offline/Infra/Infra.csproj";

    public static TheoryData<string> Projects =>
        [.. Checkout.TrackedFiles.Where(file => file.EndsWith(".csproj") && file.Split('/')[0] is "app" or "infra" or "tools")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_is_open_to_its_own_tests_only(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);

        Assert.All(Items(project, "InternalsVisibleTo"), friend => Assert.Matches($@"^{name}(\.\w+)?\.Tests$", friend));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_compiles_no_files_of_another(string project)
    {
        if (project != OfflineInfra)
        {
            Assert.DoesNotContain(Items(project, "Compile"), file => file.StartsWith("..", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("app/App.csproj")]
    [InlineData("infra/Infra.csproj")]
    public void The_template_references_no_other_project(string project) => Assert.Empty(Items(project, "ProjectReference"));

    [Fact]
    public void Delivery_knows_neither_the_app_nor_preflight()
    {
        Assert.DoesNotContain(Items("tools/delivery/Delivery.csproj", "ProjectReference"), reference =>
            reference.Contains("/App.csproj") || reference.Contains("/Preflight.csproj")
        );
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Parse(Checkout.Read(project)).Descendants(kind).Select(item => item.Attribute("Include")?.Value).OfType<string>();
}
