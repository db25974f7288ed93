using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>Options of the stack itself.</summary>
public class StackOptions
{
    /// <summary>Applied to every resource of the stack.</summary>
    [field: AllowNull]
    public List<ResourceTransformation> ResourceTransformations
    {
        get => field ??= [];
        set;
    }
}
