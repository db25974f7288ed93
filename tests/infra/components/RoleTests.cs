namespace Infra.Tests;

public sealed class RoleTests
{
    /// <summary>Every grant: principal, role, scope.</summary>
    private static readonly string[] Matrix =
    [
        "app openai-user ai-account",
        "app metrics-publisher monitoring-insights",
        "app search-service-contributor search",
        "app search-index-contributor search",
        "app vault-secrets-user vault",
        "app blob-reader documents",
        "app blob-contributor documents-state",
        "app blob-reader packages",
        "deployer blob-contributor packages",
        "deployer metrics-publisher monitoring-insights",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Roles_are_the_declared_matrix(bool isPreview)
    {
        var stack = await WorkloadTests.BuildAsync("private", isPreview);

        var expected = Matrix.Select(row => row.Split(' ') is [var who, var role, var where] ? $"{where}-{who}-{role}" : row);
        Assert.Equal(expected.Order(), stack.Recorder.Of("authorization:RoleAssignment").Select(grant => grant.Name).Order());
    }

    [Fact]
    public async Task Role_assignments_have_a_GUID_a_principal_type_and_a_resource_scope()
    {
        var grants = (await WorkloadTests.BuildAsync("private", isPreview: false)).Recorder.Of("authorization:RoleAssignment").ToList();

        Assert.Equal(grants.Count, grants.Select(grant => Guid.Parse((string)grant.Inputs["roleAssignmentName"])).Distinct().Count());
        Assert.All(grants, grant => Assert.DoesNotContain("ResourceGroup", (string)grant.Inputs["scope"]));
        Assert.All(grants, grant =>
            Assert.Equal(grant.Name!.Contains("-app-") ? "ServicePrincipal" : "User", (string)grant.Inputs["principalType"])
        );
    }

    [Fact]
    public async Task Names_of_role_assignments_are_the_same_in_preview_and_update()
    {
        var preview = (await WorkloadTests.BuildAsync("private", isPreview: true)).Recorder;
        var update = (await WorkloadTests.BuildAsync("private", isPreview: false)).Recorder;

        static IEnumerable<string> Names(Recorder recorder) =>
            recorder.Of("authorization:RoleAssignment").Select(grant => (string)grant.Inputs["roleAssignmentName"]).Order();
        Assert.Equal(Names(update), Names(preview));
    }

    [Fact]
    public async Task A_deployer_pipeline_has_the_principal_type_ServicePrincipal()
    {
        var stack = await Stack.BuildAsync(Config.Settings(("deployerPrincipalType", "ServicePrincipal")), isPreview: false);

        var upload = stack.Recorder.One("authorization:RoleAssignment", "packages-deployer-blob-contributor");
        Assert.Equal("ServicePrincipal", upload.Inputs["principalType"]);
    }

    /// <summary>Otherwise each preview by the read-only identity would show role assignments for that identity.</summary>
    [Fact]
    public async Task A_preview_by_another_identity_plans_the_roles_of_the_deployer()
    {
        const string deployer = "44444444-5555-4666-8777-888888888888";
        var named = await Stack.BuildAsync(Config.Settings(("deployerObjectId", deployer)), isPreview: true);
        var unnamed = await Stack.BuildAsync(Config.Settings(), isPreview: true);

        static object? Principal(Stack stack) =>
            stack.Recorder.One("authorization:RoleAssignment", "packages-deployer-blob-contributor").Inputs["principalId"];
        Assert.Equal(deployer, Principal(named));
        Assert.NotEqual(deployer, Principal(unnamed));
    }
}
