using System.Text.Json.Nodes;

namespace AzureDefinitions.Outputs;

/// <summary>Workspaces and what sends telemetry to them.</summary>
internal static class Telemetry
{
    public static void Workspace(ArmSubject subject, JsonObject properties) => properties["customerId"] = subject.Guid("customer");

    public static void Component(ArmSubject subject, JsonObject properties)
    {
        var (key, application) = (subject.Guid("instrumentation"), subject.Guid("application"));
        properties["InstrumentationKey"] = key;
        properties["AppId"] = application;
        properties["ApplicationId"] = subject.Name;
        properties["ConnectionString"] = $"InstrumentationKey={key};ApplicationId={application}";
        properties["TenantId"] = subject.Tenant;
    }

    public static void CollectionRule(ArmSubject subject, JsonObject properties) =>
        properties["immutableId"] = $"dcr-{subject.Digits("immutable")}";
}
