using Pulumi;

namespace Wire;

internal sealed class Cloud(string name) : ProviderResource("test", name, ResourceArgs.Empty, (CustomResourceOptions?)null);
