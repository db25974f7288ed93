using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>The service principal of an identity. Entra ID knows a new one after seconds to minutes.</summary>
internal static class Principal
{
    private const string Api = "2022-04-01";

    /// <returns>The object id; null while there is no identity, or no principal of it yet.</returns>
    public static async Task<string?> FindAsync(IResourceManager azure, string identity, CancellationToken cancellation) =>
        (await azure.FindAsync(identity, IdentityParts.Api, cancellation))?["properties"]?["principalId"]?.ToString();

    /// <summary>The principal's assignments at, above and below a scope; none while Entra ID does not know the principal.</summary>
    public static async IAsyncEnumerable<JsonObject> AssignmentsAsync(
        IResourceManager azure,
        string scope,
        string principal,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var path = $"{scope}/providers/Microsoft.Authorization/roleAssignments?$filter=principalId eq '{principal}'";
        await using var all = azure.ListAsync(path, Api, cancellation).GetAsyncEnumerator(cancellation);
        while (await NextAsync())
        {
            yield return all.Current;
        }

        async Task<bool> NextAsync()
        {
            try
            {
                return await all.MoveNextAsync();
            }
            catch (ArmException exception) when (exception.Code == "PrincipalNotFound")
            {
                return false;
            }
        }
    }
}
