using Pulumi;

namespace Wire;

internal static class Endings
{
    public static void Throw() => throw new ArithmeticException("divided");

    public static void ThrowRunException() => throw new RunException("say it plainly");

    public static void RequireConfig() => new Config().Require("missing");

    public static void SendUnsupportedValue() => _ = new Box("box", 5L);

    public static void LogError()
    {
        var box = new Box("box");
        Log.Error("that is wrong", box);
    }

    public static async Task ThrowLater()
    {
        await Task.Yield();
        throw new RunException("later");
    }
}
