namespace Delivery.Tests.Fake;

/// <summary>A fault for the next requests with a method and a path that contains a text.</summary>
internal sealed class FakeFault(string method, string pathPart, FakeReply reply, int times)
{
    private int _left = times;

    public FakeReply? For(FakeRequest request) =>
        request.Method == method
        && request.Path.Contains(pathPart, StringComparison.OrdinalIgnoreCase)
        && Interlocked.Decrement(ref _left) >= 0
            ? reply
            : null;
}
