using System.Text.RegularExpressions;
using Planning.Plans;
using Planning.ResourceIds;
using Planning.Wire;

namespace Planning.States;

/// <summary>A stack as `pulumi stack export` wrote it.</summary>
/// <param name="Stack">Empty if the state has no resource, since only URNs name it.</param>
/// <param name="Resources">Each after what it depends on.</param>
/// <param name="Pending">Operations that were interrupted, as in "creating urn:pulumi:...".</param>
public sealed partial record DeployedStack(
    string File,
    string Stack,
    string Project,
    IReadOnlyList<DeployedResource> Resources,
    IReadOnlyList<string> Pending
)
{
    private readonly Lazy<Dictionary<string, DeployedResource>> _byUrn = new(() =>
        Resources.Where(resource => !resource.IsPendingDeletion).ToDictionary(resource => resource.Urn)
    );

    /// <summary>The subscription and tenant that most of its resources are in; null if no id tells.</summary>
    public Account? Account =>
        MostCommon(
            Resources.Select(each => Subscription().Match(each.Resource.Id ?? "") is { Success: true } id ? id.Groups[1].Value : null)
        )
            is { } subscription
            ? new Account(subscription, MostCommon(Resources.Select(TenantOf)) ?? Account.MadeUp.TenantId)
            : null;

    public DeployedResource? Find(string urn) => _byUrn.Value.GetValueOrDefault(urn);

    /// <summary>What is deployed, as if it were planned.</summary>
    public Plan ToPlan() =>
        new()
        {
            Project = Project,
            Stack = Stack,
            Program = Path.GetFileName(File),
            Sdk = "state",
            Resources =
            [
                .. Resources
                    .Where(each =>
                        each is { IsPendingDeletion: false, IsPendingReplacement: false, IsView: false, IsDefaultProvider: false }
                    )
                    .Select(each => each.Resource),
            ],
            Messages = [new Message("info", $"{Path.GetFileName(File)} is judged as the last update or refresh left it", IsLimit: true)],
        };

    private static string? TenantOf(DeployedResource resource) =>
        resource.Outputs.Text("tenantId")
        ?? resource.Outputs.Text("identity", "tenantId")
        ?? resource.Outputs.Text("properties", "tenantId");

    private static string? MostCommon(IEnumerable<string?> values) =>
        values
            .OfType<string>()
            .Where(value => Guid.TryParse(value, out _))
            .GroupBy(value => value, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(same => same.Count())
            .FirstOrDefault()
            ?.Key;

    [GeneratedRegex("^/subscriptions/([0-9a-fA-F-]{36})(/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subscription();
}
