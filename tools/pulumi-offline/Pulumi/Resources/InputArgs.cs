namespace Pulumi;

/// <summary>A class whose members marked [Input] are sent to the engine.</summary>
public abstract class InputArgs
{
    private protected InputArgs() { }
}
