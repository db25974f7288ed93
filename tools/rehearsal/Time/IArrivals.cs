namespace Rehearsal.Time;

/// <summary>What comes from outside the virtual time: the requests of a program that runs in its own process.</summary>
public interface IArrivals
{
    /// <summary>
    /// Waits until the program has asked all that it can ask at the present time, and starts to answer it, in a fixed order.
    /// </summary>
    /// <returns>False if it asked nothing.</returns>
    bool StartNext();

    /// <summary>Waits in real time until the program asks or ends.</summary>
    /// <returns>False if it does not.</returns>
    bool Wait();
}
