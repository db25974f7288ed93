using AzureSimulator;

namespace Delivery.Tests.Simulated;

/// <summary>An answer in place of Azure's, for the next requests with a method and a path that contains a text.</summary>
internal sealed class Fault(string method, string pathPart, ArmResponse answer, int times)
{
    private int _left = times;

    public ArmResponse? For(ArmRequest request) =>
        request.Method == method
        && request.Path.Contains(pathPart, StringComparison.OrdinalIgnoreCase)
        && Interlocked.Decrement(ref _left) >= 0
            ? answer
            : null;
}
