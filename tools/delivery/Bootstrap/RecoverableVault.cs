using System.Text.Json.Nodes;
using AzureRest;
using CommandLine;

namespace Delivery.Bootstrap;

/// <summary>
/// A vault that is recovered if it was deleted: its name stays reserved, purge protection forbids a purge, and only its keys decrypt the
/// stacks' secrets.
/// </summary>
internal sealed record RecoverableVault(WantedResource Vault) : IWanted
{
    public async Task<Step?> CompareAsync(IResourceManager azure, CancellationToken cancellation)
    {
        var step = await Vault.CompareAsync(azure, cancellation);
        if (
            step is not { IsNew: true }
            || await KeptName.FindAsync(azure, Vault.Id, "Microsoft.KeyVault/deletedVaults", Vault.ApiVersion, cancellation)
                is not { } deleted
        )
        {
            return step;
        }

        return deleted["vaultId"]?.ToString() is { } id && !id.Equals(Vault.Id, StringComparison.OrdinalIgnoreCase)
            ? throw new Failure(
                $"the name of {step.What} is reserved by a deleted vault of another resource group, {id}; recover it, and move it: "
                    + $"az keyvault recover --name {ArmId.Name(id)}"
            )
            : step with
            {
                Details = [$"recovered with its keys; it was deleted on {deleted["deletionDate"]}"],
                DoAsync = stop => RecoverAsync(azure, deleted, stop),
            };
    }

    private async Task RecoverAsync(IResourceManager azure, JsonObject deleted, CancellationToken cancellation)
    {
        var body = Vault.Body.DeepClone().AsObject();
        body["location"] = deleted["location"]?.DeepClone() ?? body["location"]?.DeepClone();
        body["properties"]!["createMode"] = "recover";
        await azure.PutAsync(Vault.Id, Vault.ApiVersion, body, cancellation);
        if (await Vault.CompareAsync(azure, cancellation) is { } change)
        {
            await change.DoAsync(cancellation);
        }
    }
}
