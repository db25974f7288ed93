using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using AzureRest;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.LiveChecks;

/// <summary>Deleted accounts and vaults keep their names for days; what would be made under such a name is refused.</summary>
public sealed class SoftDeletedNames : ILiveCheck
{
    public string Name => "soft-deleted";

    public async IAsyncEnumerable<LiveFinding> AskAsync(LiveContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var accounts = await context
            .Azure.ListAsync(
                $"/subscriptions/{context.Subscription}/providers/Microsoft.CognitiveServices/deletedAccounts",
                LiveContext.AiApi,
                cancellation
            )
            .ToListAsync(cancellation);
        foreach (var account in context.Plan.Of("cognitiveservices:Account"))
        {
            var deleted = accounts.FirstOrDefault(one => Same(one["name"], account.AzureName));
            if (Judge(context, account, deleted) is { } finding)
            {
                yield return finding;
            }
            else if (
                deleted is null
                && account.Is("properties.restore", "true")
                && await context.Azure.FindAsync(account.Id, LiveContext.AiApi, cancellation) is null
            )
            {
                yield return new LiveFinding(
                    Name,
                    account.AzureName,
                    "is to be brought back, and there is no deleted account of that name",
                    "set properties.restore to false"
                );
            }
        }

        await foreach (
            var vault in context.Azure.ListAsync(
                $"/subscriptions/{context.Subscription}/providers/Microsoft.KeyVault/deletedVaults",
                KeyVaultApi.Version,
                cancellation
            )
        )
        {
            if (context.Plan.Of("keyvault:Vault").Any(planned => Same(vault["name"], planned.AzureName)))
            {
                yield return OfVault(context, vault);
            }
        }
    }

    private LiveFinding? Judge(LiveContext context, AzureResource account, JsonObject? deleted)
    {
        if (deleted is null)
        {
            return null;
        }

        var (group, region) = (ArmId.After(deleted["id"]!.ToString(), "resourceGroups"), LiveContext.Plain(deleted.Text("location") ?? ""));
        var fits =
            string.Equals(group, ArmId.After(account.Id, "resourceGroups"), StringComparison.OrdinalIgnoreCase)
            && region == context.Region(account);
        return account.Is("properties.restore", "true") && fits
            ? null
            : new LiveFinding(
                Name,
                account.AzureName,
                $"was deleted in {group}, {region}, and keeps its name until "
                    + $"{deleted.Text("properties.scheduledPurgeDate") ?? "it is purged"}",
                $"az cognitiveservices account purge --name {account.AzureName} --resource-group {group} --location {region}"
                    + (fits ? "; or bring it back: set properties.restore to true" : "")
            );
    }

    private LiveFinding OfVault(LiveContext context, JsonObject vault)
    {
        var name = vault["name"]!.ToString();
        var until = vault.Text("properties.scheduledPurgeDate") ?? "it is purged";
        return vault.Text("properties.purgeProtectionEnabled") == "true"
            ? new LiveFinding(
                Name,
                name,
                $"was deleted with purge protection and keeps its name until {until}",
                $"choose another name; or bring it back and import it: az keyvault recover --name {name}"
            )
            : new LiveFinding(
                Name,
                name,
                $"was deleted and keeps its name until {until}",
                $"az keyvault purge --name {name} --location {vault.Text("properties.location")}"
            );
    }

    private static bool Same(JsonNode? one, string other) => string.Equals(one?.ToString(), other, StringComparison.OrdinalIgnoreCase);
}
