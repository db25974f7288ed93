using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>How a provider function is called whose result is an output.</summary>
public class InvokeOutputOptions : InvokeOptions
{
    /// <summary>The call waits for these, and its result depends on them.</summary>
    [field: AllowNull]
    public InputList<Resource> DependsOn
    {
        get => field ??= [];
        set;
    }
}
