using System.Text.Json.Nodes;

namespace AzureRest;

/// <summary>Azure Resource Manager's REST API: paths in, JSON out. A change has finished when its call returns.</summary>
/// <remarks>Every path begins with a slash and may carry a query of its own; the API version is added. Failures are <see
/// cref="ArmException"/>.</remarks>
public interface IResourceManager
{
    /// <returns>Null if there is nothing at the path.</returns>
    Task<JsonObject?> FindAsync(string path, string apiVersion, CancellationToken cancellation);

    /// <summary>Reads all pages. Returns an empty list if the parent does not exist.</summary>
    IAsyncEnumerable<JsonObject> ListAsync(string path, string apiVersion, CancellationToken cancellation);

    Task<JsonObject> PutAsync(string path, string apiVersion, JsonObject body, CancellationToken cancellation);

    Task<JsonObject> PatchAsync(string path, string apiVersion, JsonObject body, CancellationToken cancellation);

    /// <returns>False if there was nothing to delete.</returns>
    Task<bool> DeleteAsync(string path, string apiVersion, CancellationToken cancellation);

    Task<JsonObject?> PostAsync(string path, string apiVersion, JsonObject? body, CancellationToken cancellation);
}
