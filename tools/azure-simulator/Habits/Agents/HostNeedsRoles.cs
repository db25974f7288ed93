using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Agents;

internal sealed class HostNeedsRoles : Habit
{
    private static readonly TimeSpan GivesUp = TimeSpan.FromMinutes(20);

    private static readonly string[] Lists = ["storageConnections", "threadStorageConnections", "vectorStoreConnections"];

    public override string Id => "capability-host-needs-roles";

    public override string Sentence =>
        "The capability host of a project tries its connections with the project's identity, and fails after a long "
        + "time if a role is missing.";

    public override string Source => "https://github.com/microsoft-foundry/foundry-samples/issues/203";

    public override string Sure => "reported";

    public override string? Fix =>
        "Let the host depend on its connections and on the roles of the project's identity, and wait until they are in effect.";

    public override void Change(Call call, Outcome outcome)
    {
        if (
            call.IsCreate
            && call.IsOf("Microsoft.CognitiveServices/accounts/projects/capabilityHosts")
            && call.Parent is { } project
            && !IsReady(call, project)
        )
        {
            outcome.Operation.Ends = call.Now + GivesUp;
            outcome.Operation.Fail(
                "CapabilityHostOperationFailed",
                "The resource provision operation did not complete within the allowed timeout period.",
                Id
            );
        }
    }

    private static bool IsReady(Call call, Resource project)
    {
        var principals = Principals(project, call.Azure).ToList();
        return Lists
            .SelectMany(list => JsonPath.At(call.Body, "properties", list) as JsonArray ?? [])
            .All(name => Target(call, project, (string?)name) is { } target && principals.Exists(each => MayUse(call, each, target)));
    }

    /// <summary>What a connection of the project or of its account leads to.</summary>
    private static Resource? Target(Call call, Resource project, string? name)
    {
        var connection = call.Azure.Resources.Find($"{project.Id}/connections/{name}")
            ?? call.Azure.Resources.Find($"{project.Path.Parent}/connections/{name}");
        return connection is null
            ? null
            : call.Azure.Resources.Find(JsonPath.Text(connection.Body, "properties", "metadata", "ResourceId"));
    }

    private static bool MayUse(Call call, string principal, Resource target) =>
        target.Type.ToUpperInvariant() switch
        {
            "MICROSOFT.STORAGE/STORAGEACCOUNTS" => call.Rights.HasData(
                principal,
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
                target.Id
            ),
            "MICROSOFT.SEARCH/SEARCHSERVICES" => call.Rights.HasData(
                principal,
                "Microsoft.Search/searchServices/indexes/documents/write",
                target.Id
            ),
            "MICROSOFT.DOCUMENTDB/DATABASEACCOUNTS" => call.Rights.Has(
                principal,
                "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/write",
                target.Id
            ),
            _ => true,
        };

    private static IEnumerable<string> Principals(Resource project, AzureState azure)
    {
        if (JsonPath.Text(project.Body, "identity", "principalId") is { } own)
        {
            yield return own;
        }

        foreach (var (id, _) in JsonPath.At(project.Body, "identity", "userAssignedIdentities") as JsonObject ?? [])
        {
            if (JsonPath.Text(azure.Resources.Find(id)?.Body, "properties", "principalId") is { } principal)
            {
                yield return principal;
            }
        }
    }
}
