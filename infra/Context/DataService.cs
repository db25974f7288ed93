using Infra.Access;
using Infra.Naming;
using Infra.Protection;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace Infra.Context;

/// <summary>What all services that hold data have in common: a delete lock, diagnostics, private endpoints and grants.</summary>
public sealed class DataService
{
    private readonly string _name;
    private readonly Platform _platform;
    private readonly Resource _parent;
    private readonly Output<string> _id;
    private readonly DeleteLock? _lock;

    /// <param name="name">The component's name, from which all names here derive.</param>
    /// <param name="locked">False for a service whose content or children may be deleted.</param>
    public DataService(string name, Platform platform, Resource parent, Output<string> id, bool locked = true)
    {
        (_name, _platform, _parent, _id) = (name, platform, parent, id);
        _lock = locked ? platform.Locks.Add(name, parent, id) : null;
    }

    /// <summary>Names a child whose deletion the service's lock blocks.</summary>
    public void Covers(CustomResource child) => _lock?.Covers(child);

    /// <summary>Sends logs to the workspace and, in a private network, creates the endpoint.</summary>
    /// <param name="logs">One of <see cref="LogCategories"/>.</param>
    /// <param name="logsId">The part of the service that writes the logs, where it is not the service itself.</param>
    /// <param name="suffix">Tells a second part of the service from the first, as in "-files".</param>
    /// <param name="settled">The last change that must finish before the service takes an endpoint.</param>
    /// <param name="targetId">The service's id, known once it takes an endpoint, where that is later than the service itself.</param>
    /// <returns>The endpoint; null in a public network.</returns>
    public CustomResource? CreateDiagnosticsAndEndpoint(
        string logs,
        LinkTarget target,
        Output<string>? logsId = null,
        string suffix = "",
        Resource? settled = null,
        Output<string>? targetId = null
    )
    {
        var name = $"{_name}{suffix}";
        Covers(_platform.Diagnostics.Create(name, _parent, logsId ?? _id, logs));
        return _platform.Access.Link?.Create(name, _parent, targetId ?? _id, target, settled);
    }

    /// <param name="label">Names the scope where it is not the service itself; see <see cref="Access.Grant"/>.</param>
    public RoleAssignment Grant(Principal principal, Role role, string? label = null, Input<string>? scope = null, string? condition = null)
    {
        var grant = Access.Grant.Create(label ?? _name, _platform, _parent, scope ?? _id, principal, role, condition);
        Covers(grant);
        return grant;
    }
}
