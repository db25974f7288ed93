namespace Stacks.Tests.Faults;

/// <summary>Faults in parts that prod does not have: predictive models, customer-managed keys.</summary>
internal static class OptionalFaults
{
    public static IEnumerable<Fault> All() =>
        [
            Fault.Set("prediction open", "prediction-online", "properties.authMode", "\"Key\""),
            Fault.Set("prediction open", "prediction-online", "properties.publicNetworkAccess", "\"Enabled\""),
            Fault.Set("prediction open", "prediction-workspace", "managedNetwork.isolationMode", "\"AllowInternetOutbound\""),
            Fault.Set("prediction traffic", "prediction-online", "properties.traffic.blue", "50"),
            Fault.Set("prediction traffic", "prediction-online", "properties.traffic", """{"blue":50,"red":50}"""),
            Fault.Set(
                "prediction unpinned",
                "prediction-blue",
                "properties.model",
                "\"azureml://registries/c/models/churn/labels/latest\""
            ),
            Fault.Set("prediction small", "prediction-blue", "sku.capacity", "1"),
            Fault.Set("prediction without a probe", "prediction-green", "properties.readinessProbe", null),
            Fault.Set("store without the customer-managed key", "documents-account", "encryption", null),
        ];
}
