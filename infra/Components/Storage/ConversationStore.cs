using Infra.Access;
using Infra.Context;
using Infra.Naming;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Storage;

namespace Infra.Components.Storage;

/// <summary>Table storage for the conversations of signed-in users. The app creates the tables and deletes expired conversations.</summary>
public sealed class ConversationStore : ComponentResource
{
    private readonly DataService _service;

    public ConversationStore(string name, ConversationStoreArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:storage:ConversationStore", name, options)
    {
        var context = args.Context;
        var account = new StorageAccount(
            $"{name}-account",
            KeylessAccount.Args(context, "hist", args.Sku, context.Access.IsPublic),
            context.DataOptions(this)
        );
        var tables = new TableServiceProperties(
            $"{name}-tables",
            new()
            {
                AccountName = account.Name,
                TableServiceName = "default",
                ResourceGroupName = context.ResourceGroupName,
            },
            // Azure cannot delete these settings.
            new() { Parent = this, DeletedWith = account }
        );
        _service = new DataService(name, context, this, account.Id);
        _service.CreateDiagnosticsAndEndpoint(LogCategories.Tables, LinkTarget.Table, tables.Id, settled: tables);

        Id = account.Id;
        Endpoint = Output.Format($"https://{account.Name}.table.core.windows.net/");
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    /// <summary>Ends with a slash.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    /// <summary>Creates tables, and reads and writes their entities.</summary>
    public RoleAssignment GrantStoring(Principal principal) => _service.Grant(principal, Role.TableContributor);
}
