using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that a provider creates, reads, changes and deletes.</summary>
public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : this(type, name, args, options, dependency: false) { }

    private protected CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options, bool dependency)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions(), dependency) { }

    /// <summary>The provider's id; unknown until the resource exists.</summary>
    [Output(Wire.Id)]
    public Output<string> Id { get; private protected set; } = null!;
}
