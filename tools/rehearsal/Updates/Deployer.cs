using System.Text.Json.Nodes;
using AzureSimulator;

namespace Rehearsal.Updates;

/// <summary>
/// Calls blob services as the deployer does: from inside the network where the account has a private endpoint, else from an address that
/// the account allows.
/// </summary>
internal sealed class Deployer(SimulatedAzure azure)
{
    public BlobResponse SendBlob(BlobRequest request) => azure.SendBlob(request with { IsPrivate = true, Address = Allowed(request.Host) });

    private string? Allowed(string host)
    {
        var account = azure
            .State.Resources.OfType("Microsoft.Storage/storageAccounts")
            .FirstOrDefault(each => each.Name.Equals(host.Split('.')[0], StringComparison.OrdinalIgnoreCase));
        var rule = (account?.Body["properties"]?["networkAcls"]?["ipRules"] as JsonArray)?.FirstOrDefault();
        return ((string?)rule?["value"])?.Split('/')[0];
    }
}
