using Fixtures;
using Planning.Plans;
using Planning.Updates;
using Preflight.Gate;

namespace Preflight.Tests.Gate;

/// <summary>The locks of the tests' own prod under the gate.</summary>
public sealed class LockedDeletionsTests : IAsyncLifetime
{
    private Plan Prod { get; set; } = null!;

    public async Task InitializeAsync() => Prod = await FixtureStacks.PlanOfAsync("prod");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("search-app-search-index-contributor", "search-lock")]
    [InlineData("search-diagnostics", "search-lock")]
    [InlineData("documents-app-blob-reader", "documents-lock")]
    [InlineData("vault-app-vault-secrets-user", "vault-lock")]
    [InlineData("monitoring-workspace-diagnostics", "monitoring-lock")]
    public void A_deletion_under_a_lock_is_rejected_with_the_commands_that_lift_and_restore_it(string gone, string held)
    {
        var finding = Assert.Single(LockedDeletions.Of(Changed((gone, "delete"))));

        Assert.Equal((gone, Override.WeakerSecurity), (finding.Resource, finding.AcceptedBy));
        Assert.Contains($"az lock delete --ids {Get(held).Id};", finding.Message);
        Assert.Contains($"pulumi up --refresh --target '{Get(held).Urn}'", finding.Message);
    }

    [Theory]
    [InlineData("packages-app-blob-reader")]
    [InlineData("ai-app-openai-user")]
    [InlineData("chat-diagnostics")]
    public void A_deletion_without_a_lock_above_it_passes(string gone) => Assert.Empty(LockedDeletions.Of(Changed((gone, "delete"))));

    /// <summary>Pulumi deletes the lock first, because its scope depends on the role.</summary>
    [Fact]
    public void A_replacement_passes_only_where_the_lock_is_replaced_too()
    {
        const string Role = "search-app-search-index-contributor";

        Assert.Single(LockedDeletions.Of(Changed((Role, "replace"))));
        Assert.Empty(LockedDeletions.Of(Changed((Role, "replace"), ("search-lock", "replace"))));
    }

    [Fact]
    public void A_deletion_together_with_its_lock_passes() =>
        Assert.Empty(LockedDeletions.Of(Changed(("search-diagnostics", "delete"), ("search-lock", "delete"))));

    [Fact]
    public void A_deletion_of_the_locked_service_itself_is_rejected_unless_it_is_retained()
    {
        var retained = Changed(("search-service", "delete"));
        var deleted = retained with
        {
            Steps =
            [
                .. retained.Steps.Select(step =>
                    step.Operation == "delete" ? step with { Old = step.Old! with { Options = new PlannedOptions() } } : step
                ),
            ],
        };

        Assert.Equal(["search-service"], LockedDeletions.Of(deleted).Select(finding => finding.Resource));
        Assert.Empty(LockedDeletions.Of(retained));
    }

    /// <summary>All of prod under the four locks, so that a new one is noticed.</summary>
    [Fact]
    public void Four_locks_of_prod_cover_five_roles_and_four_diagnostic_settings()
    {
        var covered = Prod
            .Resources.Where(each => each.Custom && LockedDeletions.Of(Changed((each.Name, "delete"))).Any())
            .ToLookup(each => each.Type.Split(':')[^1], each => each.Name);

        Assert.Equal(4, Prod.Resources.Count(each => each.Type.EndsWith(":ManagementLockByScope")));
        Assert.Equal(
            (5, 4, 2),
            (covered["RoleAssignment"].Count(), covered["DiagnosticSetting"].Count(), covered["BlobContainer"].Count())
        );
    }

    private PlannedResource Get(string name) => Prod.Resources.Single(each => each.Custom && each.Name == name);

    private Preview Changed(params (string Name, string Operation)[] changes) =>
        new(
            Prod.Stack,
            Prod.Project,
            [
                .. Prod.Resources.Select(each =>
                    changes.FirstOrDefault(change => each.Custom && change.Name == each.Name).Operation is { } operation
                        ? new PreviewStep(operation, each.Urn, each, operation == "delete" ? null : each, [])
                        : new PreviewStep("same", each.Urn, each, each, [])
                ),
            ],
            new Dictionary<string, int>()
        );
}
