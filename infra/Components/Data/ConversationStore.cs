using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Storage;

namespace Infra.Components;

/// <summary>Tables where the app keeps what people asked, for those who want to find it again; the app makes them and forgets by itself.</summary>
public sealed class ConversationStore : ComponentResource
{
    private readonly StackContext _stack;
    private readonly string _name;

    public ConversationStore(
        string name,
        StackContext stack,
        Diagnostics telemetry,
        PrivateLink? link,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:storage:ConversationStore", name, options)
    {
        _stack = stack;
        _name = name;
        var account = new StorageAccount($"{name}-account", KeylessAccount.Args(stack, "hist", stack.IsPublic), stack.Data(this));
        var service = new TableServiceProperties(
            $"{name}-tables",
            new()
            {
                AccountName = account.Name,
                TableServiceName = "default",
                ResourceGroupName = stack.ResourceGroupName,
            },
            new() { Parent = this }
        );
        DeleteLock.On(stack, name, this, account.Id);
        telemetry.Watch(name, this, service.Id, LogCategories.Tables);
        link?.Attach(name, this, account.Id, LinkTarget.Table);

        Id = account.Id;
        Endpoint = Output.Format($"https://{account.Name}.table.core.windows.net/");
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    /// <summary>Makes tables and fills them.</summary>
    public RoleAssignment GrantKeeping(Principal principal) => Grant.To(_stack, this, _name, Id, principal, Role.TableContributor);
}
