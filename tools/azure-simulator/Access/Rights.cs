using System.Text.Json.Nodes;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Access;

/// <summary>Answers what a principal may do, at the present of the virtual clock.</summary>
public sealed class Rights(AzureState azure)
{
    public const string Assignments = "Microsoft.Authorization/roleAssignments";
    public const string Definitions = "Microsoft.Authorization/roleDefinitions";

    /// <summary>The note on a role assignment that says when it becomes effective; without it that is at once.</summary>
    public const string EffectiveFrom = "effectiveFrom";
    private const string LingeringKey = "lingering";
    private const string Memory = "rights";
    private static readonly RoleDefinition Owner = new("Owner", ["*"], [], [], []);

    /// <param name="action">As in Microsoft.KeyVault/vaults/write.</param>
    /// <param name="scope">The id of a resource, a group or a subscription.</param>
    public bool Has(string principal, string action, string scope) =>
        IsOwner(principal) || Effective(principal, scope).Any(role => ActionPattern.Allows(role.Actions, role.NotActions, action));

    /// <param name="action">As in Microsoft.KeyVault/vaults/secrets/getSecret/action.</param>
    /// <remarks>The owner of the subscription has none without a role, as in Azure.</remarks>
    public bool HasData(string principal, string action, string scope) =>
        Effective(principal, scope).Any(role => ActionPattern.Allows(role.DataActions, role.NotDataActions, action));

    /// <summary>Keeps a role assignment that was deleted effective until a time.</summary>
    public void Linger(Resource assignment, DateTimeOffset until)
    {
        var memory = azure.Memory(Memory);
        var list = memory[LingeringKey] as JsonArray ?? (JsonArray)(memory[LingeringKey] = new JsonArray());
        list.Add(
            new JsonObject
            {
                ["scope"] = assignment.Path.Scope,
                ["principalId"] = assignment.Properties["principalId"]?.DeepClone(),
                ["roleDefinitionId"] = assignment.Properties["roleDefinitionId"]?.DeepClone(),
                ["until"] = Fixed.Text(until),
            }
        );
    }

    /// <returns>Null if neither Azure nor the subscription has a role of this id.</returns>
    public RoleDefinition? Definition(string roleDefinitionId)
    {
        var name = roleDefinitionId[(roleDefinitionId.LastIndexOf('/') + 1)..];
        return BuiltInRoles.All.GetValueOrDefault(name)
            ?? azure
                .Resources.OfType(Definitions)
                .Where(each => ArmPath.Same(each.Name, name))
                .Select(each => RoleDefinition.Of(each.Body))
                .FirstOrDefault();
    }

    /// <summary>The roles that are effective for a principal at a scope. The owner of the subscription has Owner.</summary>
    public IEnumerable<RoleDefinition> Of(string principal, string scope) =>
        IsOwner(principal) ? Effective(principal, scope).Prepend(Owner) : Effective(principal, scope);

    private bool IsOwner(string principal) => ArmPath.Same(principal, azure.Options.Owner);

    private IEnumerable<RoleDefinition> Effective(string principal, string scope) =>
        Given(principal, scope).Where(given => given.From <= azure.Now).Select(given => Definition(given.Role)).OfType<RoleDefinition>();

    private IEnumerable<(string Role, DateTimeOffset From)> Given(string principal, string scope)
    {
        foreach (var assignment in azure.Resources.OfType(Assignments))
        {
            if (
                ArmPath.Same((string?)assignment.Properties["principalId"], principal)
                && ArmPath.IsWithin(scope, assignment.Path.Scope)
                && (string?)assignment.Properties["roleDefinitionId"] is { } role
            )
            {
                yield return (role, assignment.Noted(EffectiveFrom) ?? DateTimeOffset.MinValue);
            }
        }

        foreach (var gone in (azure.Memory(Memory)[LingeringKey] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (
                ArmPath.Same((string?)gone["principalId"], principal)
                && ArmPath.IsWithin(scope, (string)gone["scope"]!)
                && Fixed.Time((string)gone["until"]!) > azure.Now
            )
            {
                yield return ((string)gone["roleDefinitionId"]!, DateTimeOffset.MinValue);
            }
        }
    }
}
