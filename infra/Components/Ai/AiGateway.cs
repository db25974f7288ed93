using Infra.Access;
using Infra.Context;
using Infra.Naming;
using Infra.Ordering;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.ApiManagement;

namespace Infra.Components.Ai;

/// <summary>
/// API Management between the app and the models. It accepts the app's token only, calls the models with its own identity, counts tokens
/// for each user over all instances of the app, and changes to the next account while one is throttled. It has no keys.
/// </summary>
public sealed class AiGateway : ComponentResource
{
    private readonly DataService _service;
    private readonly Chain _changes;

    public AiGateway(string name, AiGatewayArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:ai:AiGateway", name, options)
    {
        var context = args.Context;
        var identity = new UserIdentity(name, context, this);
        var mayCall = args.Accounts.Select(account => account.GrantInference(identity.Principal)).ToList();
        var publishing = args.Monitoring.GrantPublishing(identity.Principal);
        var service = AiGatewayService.Create(name, args, this, identity);

        // One change at a time: API Management rejects changes that meet.
        var changes = new Chain();
        changes.WaitFor(service);
        var parts = new AiGatewayParts(name, args, this, service, changes);
        parts.CreateTelemetry(identity, publishing);
        parts.CreateBackends();
        parts.CreateApi(identity, mayCall);
        _service = new DataService(name, context, this, service.Id, locked: false);
        _changes = changes;

        Id = service.Id;
        Endpoint = Output.Format($"https://{service.Name}.azure-api.net/");
        RegisterOutputs();
    }

    /// <summary>
    /// Creates the private endpoint, and sends the logs. Call it after other parts with endpoints: the service takes longest to create, and
    /// endpoints of one subnet wait for each other.
    /// </summary>
    /// <returns>The resource after which calls reach the gateway and are answered: an app must not get its address before.</returns>
    public Resource Connect() =>
        _service.CreateDiagnosticsAndEndpoint(LogCategories.ApiManagement, LinkTarget.ApiManagement, settled: _changes.Last)
        ?? _changes.Last!;

    [Output("id")]
    public Output<string> Id { get; private set; }

    /// <summary>Takes the place of an account's endpoint, with a slash at the end; the paths below it are the same.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }
}
