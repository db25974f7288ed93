namespace Pulumi.Conformance.Support;

/// <summary>Tests that set environment variables of the whole process, so nothing else may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessEnvironment
{
    public const string Name = "process environment";
}
