using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Rules.Framework;

namespace AzureSimulator.Rules.Locking;

/// <summary>
/// A lock covers its scope and everything below, extensions as role assignments and diagnostic settings included. CanNotDelete refuses
/// deletes; ReadOnly refuses every write and the actions that list keys.
/// </summary>
internal sealed class Locks : Rule
{
    public const string Type = "Microsoft.Authorization/locks";

    public override ArmResponse? Refuse(Call call)
    {
        // The lock itself can be changed and removed.
        if (call.IsRead || call.IsOf(Type))
        {
            return null;
        }

        var scopes = call
            .Azure.Resources.OfType(Type)
            .Where(each => call.IsDelete || (string?)each.Properties["level"] == "ReadOnly")
            .Select(each => each.Path.Scope)
            .Where(scope => ArmPath.IsWithin(call.Path.Text, scope) || call.IsDelete && ArmPath.IsBelow(scope, call.Path.Text))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return scopes.Count == 0 ? null : AzureErrors.Locked(call.Id, call.IsDelete ? "delete" : "write", scopes);
    }
}
