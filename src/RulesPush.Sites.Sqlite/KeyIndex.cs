namespace RulesPush.Sites.Sqlite;

/// <summary>
/// Which resources may have a key: by half of a hash, twelve bytes an entry. What it does not find is not there; what it
/// finds has to be looked at.
/// </summary>
/// <remarks>Open addressing with linear probing; what is no longer a key stays until the index is made anew.</remarks>
internal sealed class KeyIndex
{
    private const int FewestSlots = 1024;

    private uint[] _hashes = new uint[FewestSlots];
    /// <summary>Zero where a slot is free: resources are numbered from 1.</summary>
    private long[] _resources = new long[FewestSlots];
    private int _count;

    public void Add(string site, string key, long resource)
    {
        if (_count >= _hashes.Length / 4 * 3)
            Grow();
        if (Put(HashOf(site, key), resource))
            _count++;
    }

    /// <summary>The resources that may have a key; null where none has.</summary>
    public List<long>? Find(string site, string key)
    {
        List<long>? found = null;
        var hash = HashOf(site, key);
        for (var slot = Start(hash); _resources[slot] != 0; slot = Next(slot))
        {
            if (_hashes[slot] == hash)
                (found ??= []).Add(_resources[slot]);
        }

        return found;
    }

    /// <summary>Not kept in a file, so that it may be another one in each process.</summary>
    private static uint HashOf(string site, string key) => (uint)HashCode.Combine(site, key);

    private int Start(uint hash) => (int)(hash & (uint)(_hashes.Length - 1));

    private int Next(int slot) => (slot + 1) & (_hashes.Length - 1);

    private bool Put(uint hash, long resource)
    {
        var slot = Start(hash);
        for (; _resources[slot] != 0; slot = Next(slot))
        {
            if (_hashes[slot] == hash && _resources[slot] == resource)
                return false;
        }

        (_hashes[slot], _resources[slot]) = (hash, resource);
        return true;
    }

    private void Grow()
    {
        var (hashes, resources) = (_hashes, _resources);
        (_hashes, _resources) = (new uint[hashes.Length * 2], new long[hashes.Length * 2]);
        for (var i = 0; i < hashes.Length; i++)
        {
            if (resources[i] != 0)
                Put(hashes[i], resources[i]);
        }
    }
}
