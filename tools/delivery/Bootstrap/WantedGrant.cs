using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>A role assignment of one of the identities. An existing one without the condition is updated.</summary>
internal sealed record WantedGrant(BootstrapSettings Settings, string IdentityId, RoleDefinition Role, string Scope, string Why) : IWanted
{
    private const string Api = "2022-04-01";
    private const int Tries = 12;

    /// <summary>Null assigns the role without a condition.</summary>
    public string? Condition { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public async Task<Step?> CompareAsync(IResourceManager azure, CancellationToken cancellation)
    {
        var where = Scope.Split('/').Length == 3 ? $"subscription {ArmId.Name(Scope)}" : ArmId.Name(Scope);
        var what = $"role of {ArmId.Name(IdentityId)}: {Role.Title} on {where}";
        if (await azure.FindAsync(IdentityId, IdentityParts.Api, cancellation) is not { } identity)
        {
            // Without --yes the identity may not exist yet; before the step it does.
            return new Step(what, IsNew: true, Details, _ =>
                throw new InvalidOperationException($"{IdentityId} must be created before its role assignments")
            );
        }

        var principal = identity["properties"]!["principalId"]!.ToString();
        if (await FindAsync(azure, principal, cancellation) is not { } existing)
        {
            var id = $"{Scope}/providers/Microsoft.Authorization/roleAssignments/{Settings.Identifier(Scope, principal, Role.Id)}";
            return new Step(what, IsNew: true, Details, stop => PutAsync(azure, id, principal, stop));
        }

        var condition = existing["properties"]!["condition"]?.ToString();
        return Squeezed(condition) == Squeezed(Condition)
            ? null
            : new Step(what, IsNew: false, [$"condition: {Squeezed(condition) ?? "none"} -> {Squeezed(Condition) ?? "none"}"], stop =>
                PutAsync(azure, existing["id"]!.ToString(), principal, stop)
            );
    }

    private IReadOnlyList<string> Details => Condition is null ? [Why] : [Why, $"condition: {Squeezed(Condition)}"];

    /// <summary>Found by role and scope, not by name: the role may have been assigned manually.</summary>
    private async Task<JsonObject?> FindAsync(IResourceManager azure, string principal, CancellationToken cancellation)
    {
        await foreach (
            var assignment in azure.ListAsync(
                $"{Scope}/providers/Microsoft.Authorization/roleAssignments?$filter=principalId eq '{principal}'",
                Api,
                cancellation
            )
        )
        {
            var properties = assignment["properties"]!;
            if (
                properties["scope"]!.ToString().Equals(Scope, StringComparison.OrdinalIgnoreCase)
                && ArmId.Name(properties["roleDefinitionId"]!.ToString()).Equals(Role.Id, StringComparison.OrdinalIgnoreCase)
            )
            {
                return assignment;
            }
        }

        return null;
    }

    private async Task PutAsync(IResourceManager azure, string id, string principal, CancellationToken cancellation)
    {
        var properties = new JsonObject
        {
            ["principalId"] = principal,
            ["principalType"] = "ServicePrincipal",
            ["roleDefinitionId"] =
                $"/subscriptions/{ArmId.After(Scope, "subscriptions")}/providers/Microsoft.Authorization/roleDefinitions/{Role.Id}",
            ["description"] = Why,
        };
        if (Condition is not null)
        {
            properties["condition"] = Condition;
            properties["conditionVersion"] = "2.0";
        }

        for (var tries = 1; ; tries++)
        {
            try
            {
                await azure.PutAsync(id, Api, new JsonObject { ["properties"] = properties.DeepClone() }, cancellation);
                return;
            }
            catch (ArmException exception) when (exception.Code == "PrincipalNotFound" && tries < Tries)
            {
                // A new identity takes a while to propagate in Entra.
                await Task.Delay(TimeSpan.FromSeconds(10), Time, cancellation);
            }
        }
    }

    private static string? Squeezed(string? condition) =>
        condition is null ? null : string.Join(' ', condition.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
