using Pulumirpc;

namespace Pulumi;

/// <summary>The part of the engine that messages go to.</summary>
internal interface IEngine
{
    Task LogAsync(LogRequest request);
}
