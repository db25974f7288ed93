using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Rules.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Rules.Encryption;

/// <summary>A storage account with a key of its own reads the key with its identity, which must be allowed to by then.</summary>
internal sealed class CustomerKeys : Rule
{
    private const string Unwrap = "Microsoft.KeyVault/vaults/keys/unwrap/action";
    private const string Vaults = "Microsoft.KeyVault/vaults";

    public override ArmResponse? Refuse(Call call)
    {
        if (
            !call.IsWrite
            || !call.IsOf("Microsoft.Storage/storageAccounts")
            || !ArmPath.Same(call.Text("properties", "encryption", "keySource"), "Microsoft.Keyvault")
            || Vault(call) is not { } vault
            || !JsonPath.IsTrue(vault.Body, "properties", "enableRbacAuthorization")
        )
        {
            return null;
        }

        return Principal(call) is { } principal && call.Rights.HasData(principal, Unwrap, vault.Id)
            ? null
            : ArmResponse.Failure(
                400,
                "KeyVaultAuthenticationFailure",
                "The operation failed because of authentication issue on the keyvault. For more information, see - "
                    + "https://aka.ms/storagekeyvaultaccesscontrol"
            );
    }

    /// <returns>Null for a vault that this Azure does not have: another subscription may.</returns>
    private static Resource? Vault(Call call)
    {
        var host = Uri.TryCreate(call.Text("properties", "encryption", "keyvaultproperties", "keyvaulturi"), UriKind.Absolute, out var uri)
            ? uri.Host.Split('.')[0]
            : null;
        return host is null ? null : call.Azure.Resources.OfType(Vaults).FirstOrDefault(each => ArmPath.Same(each.Name, host));
    }

    private static string? Principal(Call call) =>
        call.Text("properties", "encryption", "identity", "userAssignedIdentity") is { } id
            ? JsonPath.Text(call.Azure.Resources.Find(id)?.Body, "properties", "principalId")
            : JsonPath.Text(call.Existing?.Body as JsonObject, "identity", "principalId");
}
